import { build, type Plugin, type ResolvedConfig, type Rolldown } from 'vite'

/** The page that repairs the reader where the program does not start. */
const recoveryPage = 'recover.html'

/**
 * Builds the page that repairs the reader by itself, so that it shares no file with the program: what
 * breaks that one must not break this one, and none of the program's files is split for its sake.
 */
export function recoveryPagePlugin(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'lectern-recovery-page',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    async buildStart() {
      const { root, base } = config
      const { assetsInlineLimit, modulePreload, target } = config.build
      const built = await build({
        root,
        base,
        configFile: false,
        publicDir: false,
        logLevel: 'error',
        build: {
          write: false,
          assetsInlineLimit,
          modulePreload,
          target,
          rolldownOptions: { input: recoveryPage },
        },
      })
      const { output } = built as Rolldown.RolldownOutput
      for (const file of output) {
        const source = file.type === 'chunk' ? file.code : file.source
        this.emitFile({ type: 'asset', fileName: file.fileName, source })
      }
    },
  }
}
