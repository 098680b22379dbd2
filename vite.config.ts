import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { recoveryPagePlugin } from './src/publish/recoveryPagePlugin.ts'
import { serviceWorkerPlugin } from './src/publish/serviceWorkerPlugin.ts'
import { unusedComponentsPlugin } from './src/publish/unusedComponentsPlugin.ts'
import { hasSharedFeed } from './tests/fixtures/sharedFeed.ts'

interface Modules {
  getModuleInfo(id: string): { isEntry: boolean; importers: string[] } | null
}

/** Whether a module comes with another one, at once or by way of others. */
function comesWith(
  id: string,
  modules: Modules,
  isOther: (id: string, isEntry: boolean) => boolean,
  seen = new Set<string>(),
): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  const { isEntry = false, importers = [] } = modules.getModuleInfo(id) ?? {}
  if (isOther(id, isEntry)) return true
  return importers.some((importer) => comesWith(importer, modules, isOther, seen))
}

/** What has to be there to answer the first question of a search, and was not there at the start. */
function isOfSearch(id: string, modules: Modules): boolean {
  return (
    comesWith(id, modules, (other) => other.endsWith('/src/archive/published/questions.ts')) &&
    !comesWith(id, modules, (_other, isEntry) => isEntry)
  )
}

const sharedCode = /\/src\/(?:ui|routes|queries|url|model)\//

/** Shared by what is opened by few, and later: a list or a post must not bring it along. */
const ofFewScreens =
  /\/(?:ui\/(?:backup|highlight)\/|(?:LibraryNavigation|NavigationLink|StatusLine|UndoLine|movingMessages|textBlocks|useWork|useHighlights|findPassage|arrangeHighlights|textAnchor|foldWords|slugify|ShelfNote)\.)/

export default defineConfig({
  plugins: [
    // JSX, and state that survives an edit while developing
    react(),
    // React Router without the components that nothing here uses
    unusedComponentsPlugin(),
    // the page that repairs the reader, apart from the program
    recoveryPagePlugin(),
    // the list of files and the version that the service worker keeps
    serviceWorkerPlugin(),
  ],
  define: { 'import.meta.env.IS_PUBLISHED': 'false' },
  build: {
    // The program alone; a published site is in `dist`.
    outDir: 'build',
    // Data URLs would be inline content, which the security policy refuses for scripts and styles.
    assetsInlineLimit: 0,
    // The polyfill is an inline script, and every browser that runs this program knows modulepreload.
    modulePreload: { polyfill: false },
    target: 'es2023',
    rolldownOptions: {
      input: {
        main: 'index.html',
        early: 'src/early.ts',
        sw: 'src/offline/serviceWorker.ts',
      },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            // Each file is evaluated in a task of its own, and React DOM alone is a long one.
            { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\// },
            { name: 'libraries', test: /node_modules\/(?:react-router|@tanstack)\// },
            // A request costs a phone more than the few hundred bytes that a screen might do without.
            {
              name: 'common',
              test: (id) => sharedCode.test(id) && !ofFewScreens.test(id),
              minShareCount: 5,
            },
          ],
        },
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Files that a worker needs are found one behind the other, a round trip for each: what
          // searches is one.
          groups: [
            {
              name: (id, modules) => (isOfSearch(id, modules) ? 'search' : null),
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  test: {
    setupFiles: ['tests/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: [
            'tests/{archive,bench,budget,feed,library,model,offline,publish,recovery,search,url}/**/*.test.ts',
          ],
          exclude: [
            ...(hasSharedFeed ? [] : ['tests/**/shared*.test.ts']),
            // A thousand queries take as long as half of all others: `npm run test:published`.
            ...(process.env['LECTERN_PROOFS'] ? [] : ['tests/**/sharedShards.test.ts']),
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['tests/{app,ui}/**/*.test.tsx'],
          environment: 'jsdom',
        },
      },
    ],
  },
})
