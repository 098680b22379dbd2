import { adaptDate } from '../adaptDate.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Zones by name, as far as feeds use them and only one is meant. */
const offsets: Readonly<Record<string, string>> = {
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  akst: '-09:00',
  akdt: '-08:00',
  hst: '-10:00',
  bst: '+01:00',
  west: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  jst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
}

const pattern =
  /^(?:[a-z]+\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?)?\s*(.*)$/i

/**
 * A date of RFC 822 in ISO 8601, with the offset that the publisher wrote, so that the day stays the
 * publisher's. Feeds take liberties with every part of it; a zone that is missing or means nothing
 * is taken for UTC, as are the one-letter zones of the military (RFC 2822 section 4.3 says why).
 *
 * @returns nothing where it cannot be read
 */
export function adaptRssDate(value: string | undefined): string | undefined {
  const text = value?.replace(/\s+/g, ' ').trim() ?? ''
  const parts = pattern.exec(text)
  // Many feeds write the date of another format, and readers have always let it pass.
  if (!parts) return adaptDate(text)
  const [, day, month, year, hour = '0', minute = '00', second = '00', zone = ''] = parts
  const monthNumber = months.indexOf(month!.toLowerCase()) + 1
  const date = `${fullYear(year!)}-${pad(monthNumber)}-${pad(day!)}`
  const time = `${pad(hour)}:${minute}:${second}${adaptZone(zone)}`
  return adaptDate(`${date}T${time}`)
}

/** RFC 2822 section 4.3: two digits up to 49 are of this century, three count from 1900. */
function fullYear(year: string): string {
  const number = Number(year)
  if (year.length === 4) return year
  return String(year.length === 2 && number < 50 ? 2000 + number : 1900 + number)
}

function adaptZone(zone: string): string {
  const numbers = /^(?:gmt|utc|ut|z)?\s*([+-])(\d\d?):?(\d\d)/i.exec(zone)
  if (numbers) return `${numbers[1]}${pad(numbers[2]!)}:${numbers[3]}`
  const name = /^[a-z]+/i.exec(zone)?.[0].toLowerCase() ?? ''
  return (Object.hasOwn(offsets, name) && offsets[name]) || 'Z'
}

function pad(value: string | number): string {
  return String(value).padStart(2, '0')
}
