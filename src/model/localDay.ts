/**
 * The day of a moment where the reader is, by the clock of the device.
 *
 * @param iso  ISO 8601
 * @returns `YYYY-MM-DD`
 */
export function localDay(iso: string): string {
  const moment = new Date(iso)
  const [month, date] = [moment.getMonth() + 1, moment.getDate()]
  return `${moment.getFullYear()}-${twoDigits(month)}-${twoDigits(date)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
