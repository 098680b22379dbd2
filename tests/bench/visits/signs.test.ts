import { expect, test } from 'vitest'
import { postSign } from './signs.ts'

const post = { summary: '', published: '', author: '' }

test('knows a post by its title and the words its text begins with', () => {
  const { has } = postSign({
    ...post,
    title: 'What is 1 + 1?',
    html: '<style>p { color: red }</style><p>It’s <b>two</b>, as &amp; everybody knows.</p>',
  })
  expect('Back. What is 1 + 1? A summary. It’s two, as & everybody knows.').toMatch(new RegExp(has))
  expect('What is 1 + 1? A summary. It’s three.').not.toMatch(new RegExp(has))
})
