import createCode from 'qrcode-generator'

export interface QrPath {
  /** Modules on each side, with the quiet ones around. */
  readonly size: number
  /** The dark modules, as the attribute `d` of an SVG path; one unit is a module. */
  readonly path: string
}

/** Scanners need this many light modules around. */
const quietModules = 4

/** What the largest code holds, of bytes and at the lowest of its four levels of correction. */
const longestText = 2_953

/** @returns the QR code of a text of ASCII, or `undefined` where it is too long for any */
export function qrPath(text: string): QrPath | undefined {
  if (text.length > longestText) return undefined
  const code = createCode(0, text.length > 400 ? 'L' : 'M')
  code.addData(text, 'Byte')
  code.make()
  const count = code.getModuleCount()
  let path = ''
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (!code.isDark(row, column)) continue
      const start = column
      while (column < count && code.isDark(row, column)) column++
      const width = column - start
      path += `M${start + quietModules} ${row + quietModules}h${width}v1h-${width}z`
    }
  }
  return { size: count + 2 * quietModules, path }
}
