/**
 * Words that stand in nearly every English text. `us` and `who` are none: they are also a country
 * and an organisation.
 */
export const englishStopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are as at be because been before being
  below between both but by can cannot could did do does doing done down during each either else etc
  ever every few for from further had has have having he her here hers him his how however i if in
  into is it its itself just like may me might more most much must my neither no nor not of off on
  once one only onto or other our ours out over own per same shall she should so some such than that
  the their theirs them then there therefore these they this those through thus to too toward towards
  under until up upon very was we were what when where whether which while whom whose why will with
  within without would yet you your yours`.split(/\s+/),
)
