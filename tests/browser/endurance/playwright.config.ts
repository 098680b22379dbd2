import { suiteConfig } from '../suiteConfig.ts'

/** Each test is a long series, and ends when its last try has. */
const seriesTimeoutMs = 25 * 60 * 1000

const enduranceConfig = {
  ...suiteConfig,
  timeout: seriesTimeoutMs,
  // A browser that is killed cannot hand its trace over, and hours of one are of no use.
  use: { ...suiteConfig.use, trace: 'off' as const },
}

export { enduranceConfig as default }
