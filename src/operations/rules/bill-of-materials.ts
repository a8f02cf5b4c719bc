/** What a program consists of, as CycloneDX and SPDX say it in JSON, and what follows for the libraries that are known. */
import type { Asset } from './asset.ts';

export interface Component {
  readonly name: string;
  readonly version: string | null;
  readonly vendor: string | null;
  readonly purl: string | null;
  readonly cpe: string | null;
}

export interface BillOfMaterials {
  /** `CycloneDX 1.6`, `SPDX 2.3`. */
  readonly format: string;
  readonly components: readonly Component[];
}

type Json = Readonly<Record<string, unknown>>;
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter((each): each is Json => isObject(each)) : []);
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
/** Deeper than this nobody nests components. */
const deepest = 24;

/** Undefined when it is neither. The program itself, which the file is about, is not among its components. */
export function billOfMaterialsIn(document: unknown): BillOfMaterials | undefined {
  if (!isObject(document)) return undefined;
  if (document['bomFormat'] === 'CycloneDX')
    return { format: `CycloneDX ${text(document['specVersion']) ?? ''}`.trim(), components: cycloneComponents(document['components'], 0) };
  const version = text(document['spdxVersion']);
  if (version) return { format: version.replace('-', ' '), components: spdxPackages(document) };
  if (Array.isArray(document['@graph']) && String(document['@context'] ?? '').includes('spdx'))
    return { format: 'SPDX 3', components: spdxElements(objects(document['@graph'])) };
  return undefined;
}

function cycloneComponents(value: unknown, depth: number): readonly Component[] {
  if (depth > deepest) return [];
  return objects(value).flatMap((each) => {
    const supplier = isObject(each['supplier']) ? text(each['supplier']['name']) : null;
    const purl = text(each['purl']);
    const group = text(each['group']);
    const name = text(each['name']);
    const own =
      name === null
        ? []
        : [
            {
              name: group === null ? name : `${group}${purl?.startsWith('pkg:maven/') ? ':' : '/'}${name}`,
              version: text(each['version']),
              vendor: supplier ?? text(each['publisher']),
              purl,
              cpe: text(each['cpe']),
            },
          ];
    return [...own, ...cycloneComponents(each['components'], depth + 1)];
  });
}

function spdxPackages(document: Json): readonly Component[] {
  const described = new Set<unknown>(Array.isArray(document['documentDescribes']) ? document['documentDescribes'] : []);
  for (const { spdxElementId, relationshipType, relatedSpdxElement } of objects(document['relationships']))
    if (spdxElementId === 'SPDXRef-DOCUMENT' && relationshipType === 'DESCRIBES') described.add(relatedSpdxElement);
  const packages = objects(document['packages']);
  // A file that describes every package is a list of them, not a program with parts.
  const isList = packages.every((each) => described.has(each['SPDXID']));
  return packages.flatMap((each) => {
    const name = text(each['name']);
    if (name === null || (!isList && described.has(each['SPDXID']))) return [];
    const reference = (...types: string[]): string | null =>
      text(objects(each['externalRefs']).find(({ referenceType }) => types.includes(String(referenceType)))?.['referenceLocator']);
    return [
      {
        name,
        version: asserted(each['versionInfo']),
        vendor:
          asserted(each['supplier'])
            ?.replace(/^(Organization|Person): /, '')
            .replace(/ \([^)]*\)$/, '') ?? null,
        purl: reference('purl'),
        cpe: reference('cpe23Type', 'cpe22Type'),
      },
    ];
  });
}

function spdxElements(graph: readonly Json[]): readonly Component[] {
  const root = new Set(
    graph.filter(({ type }) => type === 'software_Sbom').flatMap(({ rootElement }) => (Array.isArray(rootElement) ? rootElement : [])),
  );
  return graph.flatMap((each) => {
    const name = text(each['name']);
    if (each['type'] !== 'software_Package' || name === null || root.has(each['spdxId'])) return [];
    const cpe = objects(each['externalIdentifier']).find(({ externalIdentifierType }) => String(externalIdentifierType).startsWith('cpe'));
    return [
      {
        name,
        version: text(each['software_packageVersion']),
        vendor: null,
        purl: text(each['software_packageUrl']),
        cpe: text(cpe?.['identifier']),
      },
    ];
  });
}

const asserted = (value: unknown): string | null => {
  const said = text(value);
  return said === 'NOASSERTION' || said === 'NONE' ? null : said;
};

/** What makes a component the same in another version: its package URL without version, qualifiers and path, else its name. */
export const identityOf = ({ purl, name }: { readonly purl: string | null; readonly name: string }): string =>
  purl === null
    ? name.toLowerCase()
    : purl
        .replace(/[?#].*$/, '')
        .replace(/(?<=\/[^/]*)@[^/]*$/, '')
        .toLowerCase();

export type KnownLibrary = Pick<Asset, 'id' | 'name' | 'product' | 'productVersion' | 'vendor' | 'purl' | 'cpe' | 'status'>;

export interface LibraryPlan {
  readonly added: readonly Component[];
  readonly changed: readonly { readonly library: KnownLibrary; readonly component: Component }[];
  readonly unchanged: number;
  readonly retired: readonly KnownLibrary[];
  /** The same in the same version, further times. */
  readonly repeated: number;
}

/**
 * Holds what the file says against what is known of the service. A library that is there in one version and in the file in another has changed
 * its version; of several versions those that match stay. What the file no longer names is retired.
 */
export function libraryPlanOf(components: readonly Component[], known: readonly KnownLibrary[]): LibraryPlan {
  const versionKey = (version: string | null): string => version ?? '';
  const wanted = new Map<string, Map<string, Component>>();
  let repeated = 0;
  for (const component of components) {
    const versions = wanted.get(identityOf(component)) ?? new Map<string, Component>();
    wanted.set(identityOf(component), versions);
    if (versions.has(versionKey(component.version))) repeated++;
    else versions.set(versionKey(component.version), component);
  }
  const left = new Map([...Map.groupBy(known, identityOf)].map(([identity, of]) => [identity, [...of]]));
  const added: Component[] = [];
  const changed: { library: KnownLibrary; component: Component }[] = [];
  let unchanged = 0;
  for (const [identity, versions] of wanted) {
    const here = left.get(identity) ?? [];
    const open: Component[] = [];
    for (const component of versions.values()) {
      const at = here.findIndex((each) => versionKey(each.productVersion) === versionKey(component.version));
      if (at < 0) open.push(component);
      else {
        const [library] = here.splice(at, 1) as [KnownLibrary];
        if (isSame(library, component)) unchanged++;
        else changed.push({ library, component });
      }
    }
    for (const component of open) {
      // One that is in use turns into the new version before one that had been retired comes back.
      const at = here.findIndex((each) => each.status !== 'retired');
      const [library] = here.splice(at < 0 ? 0 : at, 1);
      if (library) changed.push({ library, component });
      else added.push(component);
    }
  }
  const retired = [...left.values()].flat().filter((each) => each.status !== 'retired');
  return { added, changed, unchanged, retired, repeated };
}

const isSame = (library: KnownLibrary, { name, version, vendor, purl, cpe }: Component): boolean =>
  library.name === name &&
  library.productVersion === version &&
  library.vendor === vendor &&
  library.purl === purl &&
  library.cpe === cpe &&
  library.status === 'in-use';
