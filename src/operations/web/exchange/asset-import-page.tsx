/** Assets from a table of the inventory, or what a program consists of from a bill of materials (CycloneDX, SPDX). */
import { useState } from 'react';
import { assetColumns, importAssetsFile, importBillOfMaterials, service, type BillImport, type TableImport } from '#operations/rules';
import { Problem } from '#platform/kit';
import {
  ColumnMapping,
  endingOf,
  ImportFrame,
  mappingText,
  RecordSelect,
  tableEndings,
  useAddress,
  useSentFile,
  useWords,
} from '#platform/web';

const endings = [...tableEndings, 'json'] as const;
const brings = ['asset'];
type Answer = TableImport | BillImport;

export default function AssetImportPage() {
  const t = useWords();
  const [{ service: serviceId }, setAddress] = useAddress({ service: '' });
  const [file, setFile] = useState<File | null>(null);
  const sent = useSentFile<Answer>(brings);
  const isBill = file !== null && endingOf(file) === 'json';
  const sendBill = (of: File, to: string, isReal = false): void => {
    if (to) void sent.send(importBillOfMaterials.path, of, { serviceId: to }, isReal);
  };
  const sendTable = (of: File, mapping: Readonly<Record<string, number>> | null, isReal = false): void => {
    void sent.send(importAssetsFile.path, of, { format: endingOf(of), ...(mapping ? { mapping: mappingText(mapping) } : {}) }, isReal);
  };
  const choose = (chosen: File): void => {
    setFile(chosen);
    sent.reset();
    const ending = endingOf(chosen);
    if (!(endings as readonly string[]).includes(ending)) sent.refuse(new Problem(0, 'no-such-format', t('operations.importAssetFormat')));
    else if (ending === 'json') sendBill(chosen, serviceId);
    else sendTable(chosen, null);
  };
  const { answer } = sent;
  const table = answer && 'mapping' in answer ? answer : null;
  return (
    <ImportFrame
      title={t('operations.importAssets')}
      about={t('operations.importAssetsAbout')}
      room="operations"
      list={{ path: '/assets', name: t('operations.assets') }}
      endings={endings}
      file={file}
      sent={sent}
      onFile={choose}
      onReal={() => {
        if (!file) return;
        if (table) sendTable(file, table.mapping, true);
        else sendBill(file, serviceId, true);
      }}
      onStartOver={() => {
        setFile(null);
        sent.reset();
      }}
      before={
        isBill ? (
          <RecordSelect
            mt={16}
            thing={service}
            label={t('operations.billOf')}
            description={t('operations.billOfAbout')}
            required
            value={serviceId || null}
            onChange={(id) => {
              setAddress({ service: id ?? '' });
              if (file && id) sendBill(file, id);
            }}
          />
        ) : null
      }
    >
      {table && file ? (
        <ColumnMapping
          columns={assetColumns}
          room="operations"
          header={table.header}
          mapping={table.mapping}
          isDisabled={sent.isRunning}
          onChange={(mapping) => sendTable(file, mapping)}
        />
      ) : null}
    </ImportFrame>
  );
}
