/**
 * Rows of cells as a table for a terminal, aligned with spaces: the first column to the left, those
 * of figures to the right.
 *
 * @param isText  whether another column is text as well
 */
export function alignCells(
  rows: readonly (readonly string[])[],
  isText: (column: number) => boolean = () => false,
): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || isText(column)
            ? cell.padEnd(widths[column]!)
            : cell.padStart(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
