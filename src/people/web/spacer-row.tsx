/** Stands for the rows of a table that are not drawn. */
export function SpacerRow({ height }: { readonly height: number }) {
  return height > 0 ? (
    <tr aria-hidden="true">
      {/* Nothing is said here: it is no control. */}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;
}
