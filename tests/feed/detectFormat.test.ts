import { expect, it } from 'vitest'
import { detectFormat } from '../../src/feed/detectFormat.ts'

it.each([
  ['{"version":"https://jsonfeed.org/version/1.1"', 'json'],
  ['\ufeff {"version"', 'json'],
  ['\n\n{', 'json'],
  ['[{"id":1}]', 'other-json'],
  ['null\n', 'other-json'],
  ['true', 'other-json'],
  ['404', 'other-json'],
  ['"Not found"', 'other-json'],
  ['<?xml version="1.0"?><rss version="2.0">', 'xml-feed'],
  ['<feed xmlns="http://www.w3.org/2005/Atom">', 'xml-feed'],
  ['<?xml version="1.0"?>\n<rdf:RDF\n', 'xml-feed'],
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
