/** Requests one below the other, as those see them who asked or have to agree. */
import { requestKey, type RequestStatus, type WaitReason } from '#requests/rules';
import { GoLink, useFormat, useWords } from '#platform/web';
import { StatusMark } from '../marks.tsx';

interface Listed {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: RequestStatus;
  readonly waitReason: WaitReason | null;
  readonly askedAt: string;
  readonly forName: string | null;
  readonly dueAt?: string | null;
  readonly requesterName?: string | null;
}

export function RequestLines({ rows }: { readonly rows: readonly Listed[] }) {
  const t = useWords();
  const format = useFormat();
  return (
    <ul className="lines">
      {rows.map((each) => (
        <li key={each.id}>
          <div className="titled">
            <GoLink to={`/requests/${each.id}`}>{`${requestKey(each)} ${each.title}`}</GoLink>
            <StatusMark status={each.status} waitReason={each.waitReason} />
            {each.forName ? <span>{t('requests.for', { name: each.forName })}</span> : null}
            {each.requesterName ? <span>{t('requests.by', { name: each.requesterName })}</span> : null}
          </div>
          <small>{each.dueAt ? t('requests.dueBy', { at: format.instant(each.dueAt) }) : format.instant(each.askedAt)}</small>
        </li>
      ))}
    </ul>
  );
}
