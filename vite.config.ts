import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { serviceWorkerPlugin } from './src/publish/serviceWorkerPlugin.ts'
import { hasSharedFeed } from './tests/fixtures/sharedFeed.ts'

export default defineConfig({
  plugins: [
    // JSX, and state that survives an edit while developing
    react(),
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
      },
    },
  },
  worker: { format: 'es' },
  test: {
    setupFiles: ['tests/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: [
            'tests/{archive,bench,budget,feed,library,model,offline,publish,search,url}/**/*.test.ts',
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
