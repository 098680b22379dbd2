import { expect, it } from 'vitest'
import { detectFormat } from '../../src/feed/detectFormat.ts'

it.each([
  ['{"version":"https://jsonfeed.org/version/1.1"', 'json-feed'],
  ['\ufeff {"version"', 'json-feed'],
  ['\n\n{', 'json-feed'],
  ['{"name":"A site","home":"https://a.example","gmt_offset":"1"', 'wordpress-index'],
  ['{"name":"A site","namespaces":["oembed/1.0","wp/v2"]', 'wordpress-index'],
  ['[{"id":1}]', 'json-list'],
  ['[]', 'json-list'],
  ['null\n', 'other-json'],
  ['true', 'other-json'],
  ['404', 'other-json'],
  ['"Not found"', 'other-json'],
  ['<?xml version="1.0"?><rss version="2.0">', 'xml'],
  ['<feed xmlns="http://www.w3.org/2005/Atom">', 'xml'],
  ['<?xml version="1.0"?>\n<rdf:RDF\n', 'xml'],
  ['<!-- made by hand --><rss version="0.92">', 'xml'],
  ['<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><atom:feed xmlns:atom="x">', 'xml'],
  [`<?xml version="1.0"?><!-- ${'long '.repeat(300)}`, 'xml'],
  ['<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b"> <!ENTITY c "d">]><rss>', 'xml'],
  ['<!DOCTYPE rdf:RDF [<!ENTITY a "b">', 'xml'],
  ['<?xml version="1.0"?><opml version="2.0">', 'xml'],
  ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html>', 'web-page'],
  ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'web-page'],
  ['<!doctype html><html>', 'web-page'],
  ['<HTML><body>Service unavailable', 'web-page'],
  ['<html><a class="rss-feed">', 'web-page'],
  ['Not found', 'unknown'],
  ['nullable', 'unknown'],
  ['', 'unknown'],
  ['PK\u0003\u0004', 'unknown'],
])('takes %j for %s', (start, format) => {
  expect(detectFormat(start)).toBe(format)
})
