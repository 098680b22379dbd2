import { gzipSync } from 'node:zlib'
import type { Answer } from '../startSite.ts'

/** What a hostile or broken server answers with. */

export const jsonType = 'application/feed+json'
export const xmlType = 'application/rss+xml'

export function answers(status: number, type: string, body: string | Buffer): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }
}

/** Few bytes on the way, many when they are unpacked. */
export function answersZipped(body: Buffer): Answer {
  const zipped = gzipSync(body, { level: 1 })
  return (_request, response) => {
    response.writeHead(200, { 'content-type': jsonType, 'content-encoding': 'gzip' }).end(zipped)
  }
}

/** Asks to be left alone, as often as it is asked before it has changed its mind. */
export function answersBusy(seconds: number, times: number, then: Answer): Answer {
  let asked = 0
  return (request, response) => {
    asked++
    if (asked > times) then(request, response)
    else response.writeHead(429, { 'retry-after': String(seconds) }).end('Too many requests')
  }
}

/** Fails at every other request, the first included. */
export function answersFlapping(good: Answer, failure: Answer): Answer {
  let asked = 0
  return (request, response) => {
    asked++
    if (asked % 2 === 0) good(request, response)
    else failure(request, response)
  }
}

export const breaksOff: Answer = (_request, response) => response.destroy()

/** Sends a beginning and then one space after the other, without end. */
export function drips(start: string): Answer {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': jsonType })
    response.write(start)
    const timer = setInterval(() => response.write(' '), 50)
    response.once('close', () => clearInterval(timer))
  }
}

export function fallsSilentAfter(start: string): Answer {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': jsonType })
    response.write(start)
  }
}

export function saysNothing(): void {}

/** Promises more than there is, and hangs up. */
export function liesAboutLength(body: string): Answer {
  return (_request, response) => {
    const length = Buffer.byteLength(body) + 1000
    response.writeHead(200, { 'content-type': jsonType, 'content-length': length })
    // A stream that breaks takes with it what nobody has read yet, and a busy machine reads late.
    response.write(body, () => setTimeout(() => response.destroy(), 1_500))
  }
}

export function redirectsToItself(): Answer {
  return (request, response) => {
    response.writeHead(302, { location: request.url ?? '/' }).end()
  }
}

/** @param answerPage  gets the number of the page, which stands in the query: `feed.json?page=2` */
export function answersPages(answerPage: (page: number) => Answer): Answer {
  return (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost')
    answerPage(Number(searchParams.get('page') ?? 1))(request, response)
  }
}
