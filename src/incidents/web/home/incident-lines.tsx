/** Open incidents on the start page, a line each. */
import type { OpenIncidentRow } from '#incidents/rules';
import { GoLink } from '#platform/web';
import { DueMark, MajorMark, PriorityMark, StatusMark } from '../incident/marks.tsx';

export function IncidentLines({ rows }: { readonly rows: readonly OpenIncidentRow[] }) {
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.id}>
          <div>
            <PriorityMark priority={row.priority} /> <GoLink to={`/incidents/${row.id}`}>{`INC-${row.number} ${row.title}`}</GoLink>{' '}
            {row.isMajor ? <MajorMark /> : null} <StatusMark status={row.status} holdReason={row.holdReason} />
          </div>
          {row.next ? <DueMark clock={row.next} /> : null}
        </li>
      ))}
    </ul>
  );
}
