/** Verbs and nouns that end in -ise in American English too. */
const alwaysIse = new Set(
  `advertise advise anise appraise apprise arise braise bruise cerise chaise chastise chemise
  circumcise comprise compromise concise crise cruise demise despise devise disenfranchise disguise
  enfranchise enterprise excise exercise exorcise expertise franchise guise improvise incise irise
  liaise malaise marquise mayonnaise merchandise moonrise mortise noise paradise poise porpoise praise
  precise premise promise raise reprise revise rise sunrise supervise surprise surmise televise
  tortoise treatise trellise turquoise uprise valise`.split(/\s+/),
)

const singleWords = new Map(
  `acknowledgement acknowledgment, aeroplane airplane, aeroplanes airplanes, ageing aging,
  aluminium aluminum, amongst among, artefact artifact, artefacts artifacts, connexion connection,
  connexions connections, cosy cozy, defence defense, defences defenses, draught draft,
  draughts drafts, enquire inquire, enquires inquires, enquiries inquiries, enquiring inquiring,
  enquiry inquiry, enrol enroll, enrolment enrollment, enrolments enrollments, enrols enrolls,
  focussed focused, focusses focuses, focussing focusing, fulfil fulfill, fulfilment fulfillment,
  fulfils fulfills, grey gray, instalment installment, instalments installments, jewellery jewelry,
  judgement judgment, judgements judgments, kilogramme kilogram, kilogrammes kilograms,
  learnt learned, licence license, licences licenses, marvellous marvelous, maths math, mould mold,
  moulded molded, moulding molding, moulds molds, offence offense, offences offenses,
  orientated oriented, plough plow, ploughed plowed, ploughing plowing, ploughs plows,
  practise practice, practised practiced, practises practices, practising practicing,
  pretence pretense, programme program, programmes programs, pyjamas pajamas, sceptic skeptic,
  sceptical skeptical, scepticism skepticism, sceptics skeptics, skilful skillful,
  skilfully skillfully, tyre tire, tyres tires, wilful willful, wilfully willfully,
  woollen woolen`
    .split(/,\s+/)
    .map((pair) => pair.split(' ') as [string, string]),
)

const doubledL =
  /^((?:re|mis|un|pre|over)?(?:bevel|cancel|carol|channel|chisel|counsel|dial|duel|enamel|equal|fuel|funnel|gambol|grovel|initial|jewel|label|level|libel|marvel|medal|metal|model|panel|parcel|pedal|pencil|quarrel|ravel|rival|shovel|shrivel|signal|snorkel|spiral|swivel|total|towel|travel|tunnel|unravel|yodel))l(ed|ing|ings|er|ers|or|ors)$/

/** Each is applied to what the one before it gave. */
const rules: readonly (readonly [RegExp, string])[] = [
  [
    /^((?:dis|un|re|mis|multi|bi|over)?(?:ard|arm|arb|behavi|cand|clam|col|demean|enam|endeav|fav|ferv|flav|harb|hon|hum|lab|misdemean|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig))our/,
    '$1or',
  ],
  [
    /((?:^|epi)cent|theat|met|lit|^fib|calib|lust|meag|somb|spect|^sab|^mit|scept)re(?=s?$)/,
    '$1er',
  ],
  [/^(cent|calib|mit|sab)red$/, '$1ered'],
  [/^(epi)?cent(?:re)?ing$/, '$1centering'],
  [/logue(s?)$/, 'log$1'],
  [/logu(ed|ing)$/, 'log$1'],
  [doubledL, '$1$2'],
  [/(.{2})lys(e|ed|ing|er|ers)$/, '$1lyz$2'],
  [/haem/, 'hem'],
  [/aemi(a|as|c)$/, 'emi$1'],
  [/paed/, 'ped'],
  [/^anaesth/, 'anesth'],
  [/gynaec/, 'gynec'],
  [/^palaeo/, 'paleo'],
  [/^aetiolog/, 'etiolog'],
  [/^faec/, 'fec'],
  [/^caesar[ei]an/, 'cesarean'],
  [/^mediaev/, 'mediev'],
  [/^oestr/, 'estr'],
  [/oesoph/, 'esoph'],
  [/rrhoea/, 'rrhea'],
  [/pnoea/, 'pnea'],
  [/^foet/, 'fet'],
  [/^coeliac/, 'celiac'],
  [/oedema/, 'edema'],
  [/^homoeo/, 'homeo'],
  [/^manoeuvre?/, 'maneuver'],
  [/^sulph/, 'sulf'],
]

const isePattern = /^(.{2,})is(e|es|ed|ing|er|ers|ation|ations|ational|ationally|able|ability)$/

/** A word, folded, in American spelling: `organisation` → `organization`. */
export function toAmerican(word: string): string {
  const single = singleWords.get(word)
  if (single) return single
  return rules.reduce((spelt, [pattern, by]) => spelt.replace(pattern, by), withZ(word))
}

function withZ(word: string): string {
  const [, start = '', end = ''] = isePattern.exec(word) ?? []
  return start === '' || start.endsWith('w') || alwaysIse.has(`${start}ise`)
    ? word
    : `${start}iz${end}`
}

/** British endings of words that are not typed to their end, and what stands there in American ones. */
const unfinished: readonly (readonly [RegExp, string])[] = [
  [/(.{3})is(e|i|in|a|at|ati|atio)?$/, '$1iz$2'],
  [/(.{2})ys(e|i|in)?$/, '$1yz$2'],
  [/ou$/, 'o'],
  [/([tb])r$/, '$1er'],
  [/ll(e|i|in|o)?$/, 'l$1'],
  [/logu$/, 'log'],
  [/mm$/, 'm'],
  [/ae/, 'e'],
  [/oe/, 'e'],
  [/sulp$/, 'sulf'],
]

/**
 * What words in American spelling may begin with where somebody types a British one: `organis` →
 * `organis`, `organiz`.
 */
export function americanPrefixes(prefix: string): readonly string[] {
  const variants = unfinished.map(([pattern, by]) => prefix.replace(pattern, by))
  return [...new Set([prefix, toAmerican(prefix), ...variants])]
}
