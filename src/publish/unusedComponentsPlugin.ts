import type { Plugin } from 'vite'

/** How React Router makes a component, and what it then calls it for React's developer tools. */
const made = /= (\w+(?:\$\d+)?)\.forwardRef\(/g
const named = /^\w+\.displayName = .*$/gm

/**
 * Lets the bundler leave out the components of React Router that no screen uses, a third of what
 * would be sent of it: links, forms and what fetches ahead of them. The calls that make them are not
 * marked as free of effects there, and to be named is a use.
 */
export function unusedComponentsPlugin(): Plugin {
  return {
    name: 'lectern-unused-components',
    apply: 'build',
    transform: {
      filter: { id: /\/node_modules\/react-router\// },
      handler: (code) => code.replace(named, '').replace(made, '= /* @__PURE__ */ $1.forwardRef('),
    },
  }
}
