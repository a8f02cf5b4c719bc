/** A skill, new or changed or taken away. */
import { createSkill, changeSkill, removeSkill, skill } from '#people/rules';
import type { Row } from '#platform/kit';
import { ThingForm, useWords, FormDialogue } from '#platform/web';
import { RemoveRecord } from '../remove-record.tsx';

export function SkillDialogue({ record, onClose }: { readonly record: Row<typeof skill> | undefined; readonly onClose: () => void }) {
  const t = useWords();
  return (
    <FormDialogue title={record?.name ?? t('people.newSkill')} onClose={onClose}>
      <ThingForm
        thing={skill}
        deed={(record ? changeSkill : createSkill) as typeof changeSkill}
        record={record}
        said={t(record ? 'people.skillChanged' : 'people.skillCreated')}
        onDone={onClose}
        onCancel={onClose}
      />
      {record ? (
        <RemoveRecord
          deed={removeSkill}
          record={record}
          question={t('people.removeSkillQuestion', { name: record.name })}
          said={t('people.skillRemoved', { skill: record.name })}
          onDone={onClose}
        />
      ) : null}
    </FormDialogue>
  );
}
