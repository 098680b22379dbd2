import { expect, it } from 'vitest'
import { mayLoadImage } from '../../src/model/mayLoadImage.ts'

const site = {
  siteUrl: 'https://reader.example/blog/',
  imageHosts: ['images.example', 'local.example:8080'],
}

it.each([
  ['the site’s own', 'https://reader.example/sample/a.svg', true],
  ['a listed host', 'https://images.example/a.png', true],
  ['a listed host over http', 'http://images.example/a.png', true],
  ['a listed host with its port', 'http://local.example:8080/a.png', true],
  ['a listed host on another port', 'http://local.example:9090/a.png', false],
  ['a host below a listed one', 'https://cdn.images.example/a.png', false],
  ['a host that ends like a listed one', 'https://evilimages.example/a.png', false],
  ['a listed host as the name of a user', 'https://images.example@tracker.example/a.png', false],
  ['the site’s own host on another scheme', 'http://reader.example/a.png', false],
  ['any other host', 'https://tracker.example/a.png', false],
  ['a data address', 'data:image/png;base64,AAAA', false],
  ['no address at all', 'a.png', false],
])('of %s: %s → %s', (_what, url, isAllowed) => {
  expect(mayLoadImage(url, site)).toBe(isAllowed)
})
