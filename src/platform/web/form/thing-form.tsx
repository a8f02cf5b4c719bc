/** A form made from a deed's input: validated as the server does, refusals beside their fields, both sides joined when somebody was faster. */
import { Alert, Button } from '@mantine/core';
import { useMemo, useState, type ComponentType, type FormEvent, type ReactNode } from 'react';
import type { Deed, DeedAnswer, Row, Thing } from '#platform/kit';
import { sentenceOf, useDeed } from '../data/use-deed.ts';
import { translateFirst } from '../words/translate.ts';
import { useWords } from '../words/use-words.ts';
import { FieldInput, type FieldInputProps } from './field-input.tsx';
import { isLongText, isRequiredField, problemsByField, shapeProblems } from './validation.ts';

type Values = Readonly<Record<string, unknown>>;

export interface ThingFormProps<T extends Thing, D extends Deed> {
  readonly thing: T;
  /** A create or change deed of the thing (or any other whose input has the thing's fields). */
  readonly deed: D;
  /** The record to change. */
  readonly record?: Row<T>;
  /** Values that a new record begins with; also sent when they are not among the fields. */
  readonly initial?: Values;
  /** Which fields, in this order. All plain ones when left out. */
  readonly fields?: readonly string[];
  /** Things that reference fields refer to: `{ teamId: team }`. */
  readonly references?: Readonly<Record<string, Thing>>;
  /** What the records to choose from are narrowed by: `{ nextRotaId: { isActive: 'true' } }`. */
  readonly narrowed?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Own inputs for some fields. */
  readonly inputs?: Readonly<Record<string, ComponentType<FieldInputProps>>>;
  /** Fields without an input of their own, which those of others fill in. */
  readonly also?: readonly string[];
  /** Fields that take the whole width where two stand side by side. */
  readonly wide?: readonly string[];
  /** Two fields side by side where there is room. */
  readonly columns?: 1 | 2;
  /** Below the fields: what belongs to the form but is no field of the thing; it may follow from what was entered so far. */
  readonly extra?: ReactNode | ((values: Values) => ReactNode);
  readonly submit?: ReactNode;
  /** Said when done, with Undo; told of what was entered. */
  readonly said?: string | ((values: Values) => string);
  readonly onDone: (answer: DeedAnswer<D>) => void;
  readonly onCancel?: () => void;
}

export function ThingForm<T extends Thing, D extends Deed>(props: ThingFormProps<T, D>) {
  const {
    thing,
    deed,
    record,
    initial,
    references = {},
    narrowed = {},
    inputs = {},
    also = [],
    wide = [],
    columns = 1,
    onDone,
    onCancel,
  } = props;
  const t = useWords();
  const { run, isRunning } = useDeed(deed as Deed);
  // Editing is based on the record as it was when the first field was touched; untouched fields follow the live record.
  const [held, setHeld] = useState(record);
  const start = useMemo(() => startOf(thing, deed, record, initial), [thing, deed, record, initial]);
  const [edited, setEdited] = useState<Values>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [general, setGeneral] = useState<string | null>(null);
  const names = props.fields ?? plainFields(thing, deed, references, inputs);
  const isEdited = Object.keys(edited).length > 0;
  const base = isEdited ? held : record;
  const values: Values = { ...start, ...edited };

  async function submit(event: FormEvent) {
    event.preventDefault();
    // React lets go of it at the first pause.
    const form = event.currentTarget as HTMLFormElement;
    const input = base ? { id: base.id, ...edited } : { ...initial, ...pick(values, [...names, ...also]) };
    const wrong = shapeProblems(deed, input);
    setErrors(wrong);
    setGeneral(null);
    if (Object.keys(wrong).length) return focusFirst(form, wrong);
    const said = typeof props.said === 'function' ? props.said(values) : props.said;
    const { answer, problem } = await run(input, { isQuiet: true, said, base: base as Values, version: base?.version });
    if (!problem) {
      setEdited({});
      return onDone(answer as DeedAnswer<D>);
    }
    const beside = problemsByField(problem, names);
    setErrors(beside);
    if (Object.keys(beside).length === 0) setGeneral(sentenceOf(problem));
    else focusFirst(form, beside);
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className={columns === 2 ? 'form-grid' : 'form-stack'}>
        {general ? (
          <Alert color="red" role="alert">
            {general}
          </Alert>
        ) : null}
        {base && record && record.version > base.version ? (
          <Alert color="yellow" role="status">
            {t('shell.changedMeanwhile')}
          </Alert>
        ) : null}
        {names.map((name, index) => {
          const field = thing.fieldOf.get(name);
          if (!field) return null;
          const Input = inputs[name] ?? FieldInput;
          const change = (fields: Values) => {
            if (!isEdited) setHeld(record);
            setEdited((before) => ({ ...before, ...fields }));
          };
          const input = (
            <Input
              key={name}
              thing={thing}
              field={field}
              value={values[name]}
              onChange={(value) => change({ [name]: value })}
              values={values}
              onChangeAll={change}
              error={errors[name] && translateFirst([`problem.${errors[name]}`], errors[name])}
              isRequired={isRequiredField(deed, name)}
              isLong={isLongText(deed, name)}
              refersTo={references[name]}
              narrowedBy={narrowed[name]}
              autoFocus={index === 0}
            />
          );
          return wide.includes(name) ? (
            <div key={name} className="form-wide">
              {input}
            </div>
          ) : (
            input
          );
        })}
      </div>
      {props.extra ? <div className="form-extra">{typeof props.extra === 'function' ? props.extra(values) : props.extra}</div> : null}
      <div className="button-row form-end">
        {onCancel ? (
          <Button variant="default" onClick={onCancel}>
            {t('shell.cancel')}
          </Button>
        ) : null}
        <Button type="submit" loading={isRunning} disabled={Boolean(base) && !isEdited}>
          {props.submit ?? t(base ? 'shell.save' : 'shell.create')}
        </Button>
      </div>
    </form>
  );
}

const pick = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]));

function startOf(thing: Thing, deed: Deed, record: object | undefined, initial: Values | undefined): Values {
  if (record) return { ...record } as Values;
  const parsed: Record<string, unknown> = {};
  for (const { name } of thing.fields) {
    const shape = deed.input.shape[name];
    const fallback = shape?.safeParse(undefined);
    if (fallback?.success && fallback.data !== undefined) parsed[name] = fallback.data;
  }
  return { ...parsed, ...initial };
}

const plainFields = (thing: Thing, deed: Deed, references: object, inputs: object): readonly string[] =>
  thing.fields
    .filter(({ name, kind }) => name in deed.input.shape && (name in inputs || name in references || (kind !== 'json' && kind !== 'uuid')))
    .map(({ name }) => name);

function focusFirst(form: HTMLFormElement, wrong: object): void {
  const first = Object.keys(wrong)[0];
  const input = first ? form.elements.namedItem(first) : null;
  if (input instanceof HTMLElement) input.focus();
}
