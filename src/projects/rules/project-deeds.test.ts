/** Projects, programmes, labels, comments, attachments. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopeRole } from '#access/rules';
import { calendar } from '#calendar/rules';
import {
  after,
  afterwards,
  calendarId,
  changesOf,
  decide,
  idOf,
  ids,
  labelId,
  member,
  principal,
  projectId,
  record,
  refusal,
  relay,
  relayWith,
} from '../../../test/company/relay-project.ts';
import { attachment } from './attachment.ts';
import { commentOnTask, editComment, removeComment } from './comment-on-task.ts';
import { comment } from './comment.ts';
import { changeAttachment, createAttachment, removeAttachment } from './manage-attachments.ts';
import { changeLabel, createLabel, removeLabel } from './manage-labels.ts';
import { changeProgramme, createProgramme, removeProgramme } from './manage-programmes.ts';
import { changeProject, createProject, removeProject } from './manage-projects.ts';
import { programme } from './programme.ts';

const me = idOf(900_002);
const wanted = { key: 'PC', name: 'PC refresh', startAt: '2026-03-02T08:00:00Z' };
const said = (deed: never, input: object, facts = relay()) => refusal(decide(deed, input as never, facts));

test('create-project: without a calendar it takes the default one, and its creator leads it', () => {
  const [made, role] = changesOf(decide(createProject, wanted, relay()));
  assert.ok(made?.kind === 'put' && role?.kind === 'put');
  assert.equal(made.row['calendarId'], calendarId);
  assert.deepEqual(role.row, { membershipId: me, scopeId: made.id, role: 'lead' });
});

test('create-project refuses a key in use, a backward plan without its finish, a finish before the start, and no calendar', () => {
  const taken = said(createProject as never, { ...wanted, key: 'ERP' });
  assert.deepEqual([taken?.code, taken?.field, taken?.detail], ['key-taken', 'key', 'ERP is the key of “ERP cut-over” already']);
  assert.equal(said(createProject as never, { ...wanted, scheduleFrom: 'finish' })?.code, 'finish-needed');
  assert.equal(said(createProject as never, { ...wanted, finishAt: '2026-01-01T08:00:00Z' })?.code, 'finish-before-start');
  assert.equal(
    said(
      createProject as never,
      wanted,
      relay().filter(([thing]) => thing !== calendar),
    )?.code,
    'no-calendar',
  );
});

test('change-project: whoever closes a project stays in it', () => {
  const changes = changesOf(decide(changeProject, { id: projectId, visibility: 'members' }, relay()));
  assert.deepEqual(
    changes.map((change) => change.thing.name),
    ['project', 'scope-role'],
  );
  const lead = principal({ scopeRoles: { [projectId]: 'lead' } });
  assert.equal(changesOf(decide(changeProject, { id: projectId, visibility: 'members' }, relay(), lead)).length, 1);
  assert.deepEqual(changesOf(decide(changeProject, { id: projectId, name: 'ERP cut-over' }, relay())), []);
  assert.equal(said(changeProject as never, { id: projectId, scheduleFrom: 'finish' })?.code, 'finish-needed');
  assert.equal(said(changeProject as never, { id: idOf(99), name: 'x' })?.code, 'not-found');
});

test('remove-project: nothing of it stays, and what is referred to goes last', () => {
  const facts = [...relay(), record(scopeRole, idOf(81), { membershipId: me, scopeId: projectId, role: 'lead' })];
  const changes = changesOf(decide(removeProject, { id: projectId }, facts));
  assert.deepEqual(
    after(facts, changes).map(([thing]) => thing.name),
    ['calendar', 'person', 'person', 'person', 'skill', 'team', 'label', 'membership'],
  );
  assert.equal(changes.at(-1)!.id, projectId);
  assert.equal(said(removeProject as never, { id: idOf(99) })?.code, 'not-found');
});

test('a programme goes only when no project is left in it', () => {
  const programmeId = idOf(91);
  const facts = [...relayWith(projectId, { programmeId }), record(programme, programmeId, { name: 'Workplace' })];
  const refused = said(removeProgramme as never, { id: programmeId }, facts);
  assert.deepEqual([refused?.code, refused?.detail], ['has-projects', 'the programme still holds ERP']);
  assert.equal(said(removeProgramme as never, { id: programmeId }, [record(programme, programmeId, { name: 'Workplace' })]), undefined);
  assert.equal(said(createProgramme as never, { name: 'Workplace' }), undefined);
  assert.equal(afterwards(changeProgramme, { id: programmeId, name: 'Desk' }, facts).get(programmeId)!['name'], 'Desk');
});

test('two labels do not share a name', () => {
  assert.equal(said(createLabel as never, { name: 'Urgent' })?.detail, 'there is a label “urgent” already');
  assert.equal(said(createLabel as never, { name: 'risky' }), undefined);
  assert.equal(said(changeLabel as never, { id: labelId, name: 'URGENT' }), undefined);
  assert.equal(afterwards(removeLabel, { id: labelId }).has(labelId), false);
});

const mention = `@[Mara](${me}) please`;
const written = () => record(comment, idOf(71), { projectId, taskId: ids.mail, authorId: me, text: 'ready?' });

test('comment-on-task: it is signed, and tells whom it mentions', () => {
  const decision = decide(commentOnTask, { projectId, taskId: ids.mail, text: mention }, relay());
  const [made] = changesOf(decision);
  assert.ok(made?.kind === 'put' && !decision.refused);
  assert.deepEqual([made.row['authorId'], made.row['mentions']], [me, [me]]);
  assert.deepEqual(decision.happened[0]!.data['mentions'], [me]);
  assert.equal(said(commentOnTask as never, { projectId, text: `@[Nobody](${idOf(99)})` })?.code, 'mentions-nobody');
  assert.throws(() => decide(commentOnTask, { projectId, text: '  ' }, relay()));
});

test('a comment of more than a hundred mentions is refused', () => {
  const text = Array.from({ length: 101 }, (_, i) => `@[x](${idOf(1000 + i)})`).join(' ');
  assert.equal(said(commentOnTask as never, { projectId, text })?.code, 'too-many-mentions');
});

test('edit-comment: it shows that it was edited, and tells only those newly mentioned', () => {
  const decision = decide(editComment, { id: idOf(71), text: mention }, [...relay(), written()]);
  assert.ok(!decision.refused);
  assert.deepEqual(decision.happened[0]!.data['mentions'], [me]);
  assert.equal(
    afterwards(editComment, { id: idOf(71), text: mention }, [...relay(), written()]).get(idOf(71))!['editedAt'],
    '2026-11-16T09:00:00.000Z',
  );
  assert.deepEqual(changesOf(decide(editComment, { id: idOf(71), text: 'ready?' }, [...relay(), written()])), []);
  assert.equal(said(editComment as never, { id: idOf(99), text: 'x' })?.code, 'not-found');
  assert.equal(said(editComment as never, { id: idOf(71), text: `@[N](${idOf(99)})` }, [...relay(), written()])?.code, 'mentions-nobody');
});

test('a comment is its author’s: only they edit it, they and those who answer for the project remove it', () => {
  assert.deepEqual(editComment.may, { organisation: [], own: true });
  assert.ok(removeComment.may.own && !removeComment.may.organisation.includes('member'));
  assert.equal(afterwards(removeComment, { id: idOf(71) }, [...relay(), written()]).has(idOf(71)), false);
  assert.equal(said(removeComment as never, { id: idOf(99) })?.code, 'not-found');
});

test('an attachment is signed by whoever brings it, and keeps its bytes when it is renamed', () => {
  const file = { projectId, taskId: ids.mail, name: 'plan.pdf', mediaType: 'application/pdf', bytes: 12, hash: 'a'.repeat(64) };
  const [made] = changesOf(decide(createAttachment, file, relay(), member()));
  assert.ok(made?.kind === 'put');
  assert.equal(made.row['uploadedById'], me);
  const facts = [...relay(), record(attachment, idOf(72), { ...file, uploadedById: me })];
  assert.equal(afterwards(changeAttachment, { id: idOf(72), name: 'new.pdf' }, facts).get(idOf(72))!['name'], 'new.pdf');
  assert.throws(() => decide(changeAttachment, { id: idOf(72), hash: 'b'.repeat(64) }, facts));
  assert.equal(afterwards(removeAttachment, { id: idOf(72) }, facts).has(idOf(72)), false);
});
