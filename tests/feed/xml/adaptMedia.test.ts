import { describe, expect, it } from 'vitest'
import { readText } from './readText.ts'

async function postOf(inner: string) {
  const text = `<rss version="2.0"><channel><item><guid isPermaLink="false">1</guid><title>T</title>
    <link>https://feed.example/posts/1</link>${inner}</item></channel></rss>`
  return (await readText(text)).drafts[0]!.post
}

const address = (name: string) => `https://feed.example/posts/${name}`

describe('the picture of a post', () => {
  it.each([
    ['media:content that says so', '<media:content url="a" medium="image"/>', 'a'],
    ['media:content of a type', '<media:content url="a" type="image/webp"/>', 'a'],
    ['media:content by its ending', '<media:content url="a.JPG?w=2"/>', 'a.JPG?w=2'],
    ['a group', '<media:group><media:content url="a" medium="image"/></media:group>', 'a'],
    ['a thumbnail', '<media:thumbnail url="t.jpg"/>', 't.jpg'],
    [
      'the thumbnail of a film',
      '<media:group><media:content url="f.mp4" medium="video"/><media:thumbnail url="t" width="480"/></media:group>',
      't',
    ],
    ['an enclosure', '<enclosure url="a" type="image/png" length="10"/>', 'a'],
    ['a podcast', '<itunes:image href="a.jpg"/>', 'a.jpg'],
    [
      'the widest of several',
      '<media:content url="s" medium="image" width="300"/><media:content url="l" medium="image" width="1200"/><media:thumbnail url="t" width="75"/>',
      'l',
    ],
    [
      'a picture rather than a thumbnail',
      '<media:thumbnail url="t"/><media:content url="a" medium="image"/>',
      'a',
    ],
    [
      'a thumbnail that is wider',
      '<media:thumbnail url="t" width="800"/><media:content url="a" medium="image" width="100"/>',
      't',
    ],
  ])('is %s', async (_what, inner, url) => {
    expect((await postOf(inner)).image).toEqual({ url: address(url) })
  })

  it.each([
    [
      'a recording',
      '<media:content url="a.mp3" medium="audio"/><enclosure url="b.mp3" type="audio/mpeg"/>',
    ],
    ['an address of another kind', '<media:content url="javascript:x" medium="image"/>'],
    ['no address', '<media:content medium="image"/>'],
  ])('is not %s', async (_what, inner) => {
    expect(await postOf(inner)).not.toHaveProperty('image')
  })

  it.each([
    [
      'plain',
      '<media:description>A heron &amp;amp; a fish</media:description>',
      'A heron & a fish',
    ],
    ['markup by its type', '<media:description type="html">A heron</media:description>', undefined],
    ['markup by its looks', '<media:description>&lt;p&gt;A heron</media:description>', undefined],
    ['a file name', '<media:description>IMG_2034.jpg</media:description>', undefined],
    ['an address', '<media:description>https://a.example/x y</media:description>', undefined],
    ['too long for one', `<media:description>${'word '.repeat(80)}</media:description>`, undefined],
    ['a title only', '<media:title>A heron</media:title>', undefined],
  ])('is described by a description that is %s', async (_what, inner, alt) => {
    const post = await postOf(`<media:content url="a" medium="image">${inner}</media:content>`)
    expect(post.image).toEqual({ url: address('a'), ...(alt && { alt }) })
  })
})

describe('attachments', () => {
  it.each([
    [
      'an enclosure',
      '<enclosure url="a.mp3" type="AUDIO/mpeg" length="2048"/>',
      { url: address('a.mp3'), mimeType: 'audio/mpeg', bytes: 2048 },
    ],
    [
      'one of no length',
      '<enclosure url="a.mp3" type="audio/mpeg" length="0"/>',
      { url: address('a.mp3'), mimeType: 'audio/mpeg' },
    ],
    [
      'one of a length that is no number',
      '<enclosure url="a.pdf" type="application/pdf" length="big"/>',
      { url: address('a.pdf'), mimeType: 'application/pdf' },
    ],
    [
      'one of no type',
      '<enclosure url="a.m4a?x=1"/>',
      { url: address('a.m4a?x=1'), mimeType: 'audio/mp4' },
    ],
    [
      'one of no type that tells nothing',
      '<enclosure url="a"/>',
      { url: address('a'), mimeType: 'application/octet-stream' },
    ],
    [
      'a film',
      '<media:content url="f" medium="video" duration="12" fileSize="9"><media:title>F</media:title></media:content>',
      { url: address('f'), mimeType: 'video/mp4', title: 'F', bytes: 9, seconds: 12 },
    ],
    [
      'a recording by its type',
      '<media:content url="f" type="audio/ogg"/>',
      { url: address('f'), mimeType: 'audio/ogg' },
    ],
    [
      'an episode of some seconds',
      '<enclosure url="a.mp3" type="audio/mpeg"/><itunes:duration>754</itunes:duration>',
      { url: address('a.mp3'), mimeType: 'audio/mpeg', seconds: 754 },
    ],
    [
      'an episode of hours',
      '<enclosure url="a.mp3" type="audio/mpeg"/><itunes:duration>1:02:03</itunes:duration>',
      { url: address('a.mp3'), mimeType: 'audio/mpeg', seconds: 3723 },
    ],
  ])('are %s', async (_what, inner, attachment) => {
    expect((await postOf(inner)).attachments).toEqual([attachment])
  })

  it.each([
    [
      'pictures',
      '<enclosure url="a.jpg" type="image/jpeg"/><media:content url="b" medium="image"/>',
    ],
    ['players', '<media:content url="https://v.example/1" type="application/x-shockwave-flash"/>'],
    ['addresses of other kinds', '<enclosure url="ftp://a.example/x.mp3" type="audio/mpeg"/>'],
    ['empty', '<enclosure/>'],
  ])('are not %s', async (_what, inner) => {
    expect((await postOf(inner)).attachments).toEqual([])
  })

  it('are named once, though two elements have them', async () => {
    const file = 'url="a.mp3" type="audio/mpeg"'
    const { attachments } = await postOf(`<enclosure ${file}/><media:content ${file}/>`)
    expect(attachments).toHaveLength(1)
  })
})
