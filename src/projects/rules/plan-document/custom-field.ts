/** Fields that the users of the other program made up: what they are, and what a row has in them. */

export interface CustomFieldDefinition {
  readonly fieldId: string;
  readonly fieldName: string | null;
  readonly alias: string | null;
  /** All else that the file says of the field, by the file's own names. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface CustomFieldValue {
  readonly fieldId: string;
  readonly value: string | null;
  readonly valueGuid: string | null;
  readonly durationFormat: number | null;
}

export interface OutlineCodeDefinition {
  readonly fieldId: string | null;
  readonly guid: string | null;
  readonly values: readonly OutlineCodeEntry[];
  readonly masks: readonly OutlineCodeMask[];
  readonly rest: Readonly<Record<string, string>>;
}

export interface OutlineCodeEntry {
  readonly valueId: number | null;
  readonly parentValueId: number | null;
  readonly value: string | null;
  readonly description: string | null;
  readonly rest: Readonly<Record<string, string>>;
}

export interface OutlineCodeMask {
  readonly level: number | null;
  readonly type: number | null;
  readonly length: number | null;
  readonly separator: string | null;
}

export interface OutlineCodeValue {
  readonly fieldId: string;
  readonly valueId: number | null;
  readonly valueGuid: string | null;
}
