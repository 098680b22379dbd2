import { useId } from 'react'
import type { Amount } from '../library/takeInventory.ts'
import type { Trace } from '../model/Trace.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useForgetPlaces } from '../queries/useReadingPlace.ts'
import { useForgetReads } from '../queries/useReads.ts'
import { useWipeSearches } from '../queries/useRecentSearches.ts'
import { useForgetVisits } from '../queries/useVisit.ts'
import { StoredItem } from '../ui/settings/StoredItem.tsx'
import { m } from '../ui/messages/messages.ts'
import { trace as words } from '../ui/messages/traceMessages.ts'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { SureButton } from '../ui/page/SureButton.tsx'
import { historyPath } from '../url/paths.ts'
import { TraceSwitch } from './TraceSwitch.tsx'

interface StoredTraceProps {
  readonly trace: Trace
  readonly isOn: boolean
  readonly amount: Amount
  /** The amount in words. */
  readonly description: string
  readonly lastVisitAt?: string | undefined
}

/** A trace: how much of it there is, whether it is noted, and the way to forget it. */
export function StoredTrace(props: StoredTraceProps) {
  const { trace, isOn, amount, description, lastVisitAt } = props
  const id = useId()
  const forget = useForgetTrace(trace)
  const announce = useAnnounce()
  const name = words.names[trace]

  async function handleForget(): Promise<void> {
    const outcome = await forget()
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    // The button goes, and the focus must not go with it.
    document.getElementById(id)?.focus()
    announce(words.forgotOne(name))
  }

  return (
    <StoredItem
      name={trace === 'reads' ? <SiteLink to={historyPath}>{name}</SiteLink> : name}
      amount={description}
      hint={[
        words.hints[trace],
        ...(lastVisitAt ? [`${words.lastVisit(m.date(lastVisitAt))}.`] : []),
        ...(!isOn && amount.count > 0 ? [words.stillHere] : []),
      ].join(' ')}
    >
      <TraceSwitch id={id} trace={trace} isOn={isOn} />
      {amount.count > 0 && (
        <SureButton
          label={words.forgetOne(name)}
          sure={words.forgetSure(words.amounts[trace](amount.count))}
          onSure={() => void handleForget()}
        >
          {words.forget}
        </SureButton>
      )}
    </StoredItem>
  )
}

function useForgetTrace(trace: Trace) {
  const forget = {
    reads: useForgetReads(),
    places: useForgetPlaces(),
    searches: useWipeSearches(),
    visits: useForgetVisits(),
  }
  return () => forget[trace].mutateAsync()
}
