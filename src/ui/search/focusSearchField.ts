export const searchFieldId = 'search-field'

/** Puts the reader into the search field, with what it holds selected. @returns whether there is one */
export function focusSearchField(): boolean {
  const field = document.getElementById(searchFieldId) as HTMLInputElement | null
  field?.focus()
  field?.select()
  return field !== null
}
