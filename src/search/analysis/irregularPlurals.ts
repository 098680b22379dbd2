/** Plurals, in American spelling, that an algorithm for endings does not bring to their singular. */
export const irregularPlurals: ReadonlyMap<string, string> = new Map(
  `analyses analysis, appendices appendix, axes axis, bacteria bacterium, calves calf,
  children child, crises crisis, criteria criterion, diagnoses diagnosis, elves elf, feet foot,
  geese goose, grandchildren grandchild, halves half, housewives housewife, hypotheses hypothesis,
  knives knife, loaves loaf, lives life, matrices matrix, men man, mice mouse, midwives midwife,
  oases oasis, parentheses parenthesis, phenomena phenomenon, prognoses prognosis,
  schoolchildren schoolchild, selves self, shelves shelf, syntheses synthesis, teeth tooth,
  theses thesis, thieves thief, vertices vertex, vortices vortex, wives wife, wolves wolf,
  women woman`
    .split(/,\s+/)
    .map((pair) => pair.split(' ') as [string, string]),
)
