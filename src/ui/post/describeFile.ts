import type { m } from '../messages/messages.ts'

export type FileKind = keyof typeof m.fileKinds

export interface FileDescription {
  readonly kind: FileKind
  /** What people call the format: `MP3`. */
  readonly form?: string
}

const office = 'application/vnd.openxmlformats-officedocument.'
const openDocument = 'application/vnd.oasis.opendocument.'

const known: ReadonlyMap<string, FileDescription> = new Map([
  ['application/epub+zip', { kind: 'book', form: 'EPUB' }],
  ['application/msword', { kind: 'document', form: 'Word' }],
  ['application/pdf', { kind: 'document', form: 'PDF' }],
  ['application/vnd.ms-excel', { kind: 'table', form: 'Excel' }],
  ['application/vnd.ms-powerpoint', { kind: 'slides', form: 'PowerPoint' }],
  ['application/zip', { kind: 'bundle', form: 'ZIP' }],
  [`${office}presentationml.presentation`, { kind: 'slides', form: 'PowerPoint' }],
  [`${office}spreadsheetml.sheet`, { kind: 'table', form: 'Excel' }],
  [`${office}wordprocessingml.document`, { kind: 'document', form: 'Word' }],
  [`${openDocument}presentation`, { kind: 'slides', form: 'OpenDocument' }],
  [`${openDocument}spreadsheet`, { kind: 'table', form: 'OpenDocument' }],
  [`${openDocument}text`, { kind: 'document', form: 'OpenDocument' }],
  ['audio/aac', { kind: 'sound', form: 'AAC' }],
  ['audio/flac', { kind: 'sound', form: 'FLAC' }],
  ['audio/mp3', { kind: 'sound', form: 'MP3' }],
  ['audio/mp4', { kind: 'sound', form: 'M4A' }],
  ['audio/mpeg', { kind: 'sound', form: 'MP3' }],
  ['audio/ogg', { kind: 'sound', form: 'Ogg' }],
  ['audio/wav', { kind: 'sound', form: 'WAV' }],
  ['audio/x-m4a', { kind: 'sound', form: 'M4A' }],
  ['image/gif', { kind: 'picture', form: 'GIF' }],
  ['image/jpeg', { kind: 'picture', form: 'JPEG' }],
  ['image/png', { kind: 'picture', form: 'PNG' }],
  ['text/csv', { kind: 'table', form: 'CSV' }],
  ['video/mp4', { kind: 'film', form: 'MP4' }],
  ['video/ogg', { kind: 'film', form: 'Ogg' }],
  ['video/quicktime', { kind: 'film', form: 'QuickTime' }],
  ['video/webm', { kind: 'film', form: 'WebM' }],
])

const kindOfFamily: ReadonlyMap<string, FileKind> = new Map([
  ['audio', 'sound'],
  ['image', 'picture'],
  ['text', 'text'],
  ['video', 'film'],
])

/** A file in plain words, by its MIME type; one that is not known goes by its family. */
export function describeFile(mimeType: string): FileDescription {
  const type = mimeType.toLowerCase().split(';', 1)[0]!.trim()
  return known.get(type) ?? { kind: kindOfFamily.get(type.split('/', 1)[0]!) ?? 'file' }
}
