import createPurifier from 'dompurify'
import { createWindow } from '../dom/createWindow.ts'

/** DOMPurify with a document to clean in, which it finds by itself in a browser. */
// oxlint-disable-next-line import/no-default-export -- stands in for the package itself
export default createPurifier(createWindow())
