/** The middle value. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The value below which that share of the values lies: 0.5 for the median. */
export function quantile(values, share) {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)]
}

/** The median and the range of what remains without the lowest and the highest value. */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const inner = sorted.length > 4 ? sorted.slice(1, -1) : sorted
  return { median: median(values), low: inner[0], high: inner.at(-1) }
}

/** Lines of a table whose columns are as wide as they must be. The first row is the head. */
export function table(rows) {
  const widths = rows[0].map((_, n) => Math.max(...rows.map(row => String(row[n]).length)))
  const line = row =>
    row.map((cell, n) => (n ? String(cell).padStart(widths[n]) : String(cell).padEnd(widths[n])))
  return rows.map(row => line(row).join('  ').trimEnd()).join('\n')
}
