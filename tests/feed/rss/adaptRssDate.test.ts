import { expect, it } from 'vitest'
import { adaptRssDate } from '../../../src/feed/rss/adaptRssDate.ts'

it.each([
  ['as the rule has it', 'Wed, 12 Mar 2014 23:00:00 -0500', '2014-03-12T23:00:00-05:00'],
  ['an offset of nought', 'Wed, 12 Mar 2014 23:00:00 +0000', '2014-03-12T23:00:00+00:00'],
  ['an offset with a colon', 'Wed, 12 Mar 2014 23:00:00 +05:30', '2014-03-12T23:00:00+05:30'],
  ['GMT', 'Wed, 12 Mar 2014 23:00:00 GMT', '2014-03-12T23:00:00Z'],
  ['UT', 'Wed, 12 Mar 2014 23:00:00 UT', '2014-03-12T23:00:00Z'],
  ['Z', 'Wed, 12 Mar 2014 23:00:00 Z', '2014-03-12T23:00:00Z'],
  ['Z without a space', 'Wed, 12 Mar 2014 23:00:00Z', '2014-03-12T23:00:00Z'],
  ['GMT and an offset', 'Wed, 12 Mar 2014 23:00:00 GMT+0100', '2014-03-12T23:00:00+01:00'],
  ['Eastern winter', 'Wed, 12 Mar 2014 23:00:00 EST', '2014-03-12T23:00:00-05:00'],
  ['Pacific summer', 'Wed, 12 Mar 2014 23:00:00 PDT', '2014-03-12T23:00:00-07:00'],
  ['Central Europe', 'Wed, 12 Mar 2014 23:00:00 CEST', '2014-03-12T23:00:00+02:00'],
  ['a comment behind', 'Wed, 12 Mar 2014 23:00:00 -0800 (PST)', '2014-03-12T23:00:00-08:00'],
  ['a letter of the military', 'Wed, 12 Mar 2014 23:00:00 A', '2014-03-12T23:00:00Z'],
  ['a zone nobody knows', 'Wed, 12 Mar 2014 23:00:00 XYZT', '2014-03-12T23:00:00Z'],
  ['a zone that is a field of objects', '12 Mar 2014 23:00:00 constructor', '2014-03-12T23:00:00Z'],
  ['no zone', 'Wed, 12 Mar 2014 23:00:00', '2014-03-12T23:00:00Z'],
  ['no seconds', 'Wed, 12 Mar 2014 23:00 EST', '2014-03-12T23:00:00-05:00'],
  ['no weekday', '12 Mar 2014 23:00:00 EST', '2014-03-12T23:00:00-05:00'],
  ['no time', 'Wed, 12 Mar 2014', '2014-03-12T00:00:00Z'],
  ['no comma', 'Wed 12 Mar 2014 23:00:00 GMT', '2014-03-12T23:00:00Z'],
  ['one digit', 'Sun, 2 Mar 2014 3:04:05 GMT', '2014-03-02T03:04:05Z'],
  ['two digits of this century', 'Wed, 12 Mar 14 23:00:00 GMT', '2014-03-12T23:00:00Z'],
  ['two digits of the last', '12 Mar 99 23:00:00 GMT', '1999-03-12T23:00:00Z'],
  ['three digits', '12 Mar 114 23:00:00 GMT', '2014-03-12T23:00:00Z'],
  ['full names', 'Wednesday, 12 March 2014 23:00:00 GMT', '2014-03-12T23:00:00Z'],
  ['small letters', 'wed, 12 mar 2014 23:00:00 est', '2014-03-12T23:00:00-05:00'],
  ['hyphens', 'Wed, 12-Mar-2014 23:00:00 GMT', '2014-03-12T23:00:00Z'],
  ['spaces everywhere', '\n Wed,  12\tMar 2014  23:00:00   GMT ', '2014-03-12T23:00:00Z'],
  ['the date of another format', '2014-03-12T23:00:00-05:00', '2014-03-12T23:00:00-05:00'],
  ['a day alone', '2014-03-12', '2014-03-12'],
])('reads %s, offset included', (_what, written, date) => {
  expect(adaptRssDate(written)).toBe(date)
})

it.each([
  ['nothing', undefined],
  ['blank', '  '],
  ['words', 'yesterday'],
  ['a month that is none', '12 Foo 2014 23:00:00 GMT'],
  ['a day that is none', '42 Mar 2014 23:00:00 GMT'],
  ['an hour that is none', '12 Mar 2014 29:00:00 GMT'],
  ['a number', '1394665200'],
])('gives none for %s', (_what, written) => {
  expect(adaptRssDate(written)).toBeUndefined()
})
