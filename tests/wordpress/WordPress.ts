/** One request that WordPress itself answered; its pictures are files and do not count. */
export interface Exchange {
  readonly method: string
  /** Path and parameters. */
  readonly address: string
  /** As they were sent, names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Length of the answer without its headers. */
  readonly bytes: number
}

/** A WordPress of the tests' own, reachable from this machine only. */
export interface WordPress {
  /** Address of the site: `http://127.0.0.1:<port>/` */
  readonly url: string
  /**
   * Runs PHP inside this WordPress, as its administrator.
   *
   * @param code   without `<?php`; finds `input` in `$input`, objects as arrays, and the functions
   *               of `site/content.php`
   * @returns what the code returns, after a journey through JSON
   * @throws {Error} with what PHP printed when the code does not come to its end
   */
  run(code: string, input?: unknown): Promise<unknown>
  /** Everything that was answered since the start, in the order of the ends. */
  exchanges(): Promise<readonly Exchange[]>
  /** Nothing answers any more, as if the machine were switched off; `run` still works. */
  stop(): Promise<void>
  /** Answers again, at the same address. */
  restart(): Promise<void>
  /** Ends everything that was started and removes its folder. */
  close(): Promise<void>
}
