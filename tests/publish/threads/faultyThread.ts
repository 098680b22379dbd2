import { parentPort } from 'node:worker_threads'

parentPort!.on('message', (message: string) => {
  if (message === 'stop') process.exit(3)
  if (message === 'fail') throw new TypeError('not a number')
  parentPort!.postMessage(message.toUpperCase())
})
