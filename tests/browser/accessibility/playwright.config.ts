export { suiteConfig as default } from '../suiteConfig.ts'
