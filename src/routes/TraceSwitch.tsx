import type { Trace } from '../model/Trace.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useSetNoted } from '../queries/useSettings.ts'
import { m } from '../ui/messages/messages.ts'
import { trace as words } from '../ui/messages/traceMessages.ts'
import { Switch } from '../ui/settings/Switch.tsx'

interface TraceSwitchProps {
  readonly trace: Trace
  readonly isOn: boolean
  /** For the focus. */
  readonly id?: string
}

/** Says whether a trace is to be noted on this device. */
export function TraceSwitch({ trace, isOn, id }: TraceSwitchProps) {
  const setNoted = useSetNoted()
  const announce = useAnnounce()

  async function handleChange(isNoted: boolean): Promise<void> {
    const outcome = await setNoted.mutateAsync({ trace, isNoted })
    if (!outcome.ok) announce(m.refusals[outcome.refusal], { isProblem: true })
    else announce((isNoted ? words.isOn : words.isOff)(words.names[trace]))
  }

  return (
    <Switch id={id} isOn={isOn} onChange={(isNoted) => void handleChange(isNoted)}>
      {words.switches[trace]}
    </Switch>
  )
}
