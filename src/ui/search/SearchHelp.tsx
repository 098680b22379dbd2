import { emptyQuery } from '../../model/SearchQuery.ts'
import { searchPath } from '../../url/searchParams.ts'
import { m } from '../messages/messages.ts'
import { SiteLink } from '../page/SiteLink.tsx'
import type { SearchExample } from './searchExamples.ts'
import styles from './SearchHelp.module.css'

/** How to search, by examples that can be tried. */
export function SearchHelp({ examples }: { examples: readonly SearchExample[] }) {
  return (
    <section className={styles.help} aria-label={m.howToSearch}>
      <p>{m.help.intro}</p>
      <dl className={styles.examples}>
        {examples.map(({ meaning, words }) => (
          <div key={words} className={styles.example}>
            <dt>{meaning}</dt>
            <dd>
              <SiteLink to={searchPath({ ...emptyQuery, words }, [])}>
                <code>{words}</code>
              </SiteLink>
            </dd>
          </div>
        ))}
      </dl>
      <p>{m.help.together}</p>
      <p className={styles.keys}>{m.help.keys}</p>
    </section>
  )
}
