const typeOfExtension: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  aac: 'audio/aac',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mp4: 'video/mp4',
  ogv: 'video/ogg',
  webm: 'video/webm',
  epub: 'application/epub+zip',
  pdf: 'application/pdf',
  zip: 'application/zip',
}

/** For files whose address says nothing, the commonest of their kind. */
const typeOfMedium: Readonly<Record<string, string>> = {
  audio: 'audio/mpeg',
  image: 'image/jpeg',
  video: 'video/mp4',
}

/** The type that a feed gives a file, else the one its address or `medium` suggests. */
export function mimeTypeOf(file: {
  readonly url?: string | undefined
  readonly type?: string | undefined
  readonly medium?: string | undefined
}): string {
  if (file.type?.includes('/')) return file.type.toLowerCase()
  const extension = /\.(\w+)(?:[?#]|$)/.exec(file.url ?? '')?.[1]?.toLowerCase() ?? ''
  return (
    lookUp(typeOfExtension, extension) ??
    lookUp(typeOfMedium, file.medium?.toLowerCase() ?? '') ??
    'application/octet-stream'
  )
}

function lookUp(types: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(types, key) ? types[key] : undefined
}
