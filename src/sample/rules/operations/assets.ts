/** What the services of the sample run on. `sw-ham-[1-6]` are six of a kind. Products are real, the machines are invented. */
import { minutesOf, type AssetKind } from '#operations/rules';
import type { SiteKey } from '../cast.ts';

export interface SampleAsset {
  readonly name: string;
  readonly kind: AssetKind;
  /** Key of the service that it is there for; null: for many. */
  readonly service: string | null;
  readonly site: SiteKey | null;
  readonly vendor: string;
  readonly product: string;
  readonly productVersion: string | null;
  readonly restoreMinutes: number;
  readonly purl: string | null;
}

const lines = `
ups-ham-[1-2]      | power           | -      | ham | APC         | Symmetra PX 48 kW      |         | 15 min
ups-lei-1          | power           | -      | lei | APC         | Smart-UPS RT 10 kVA    |         | 15 min
cooling-ham-[1-2]  | power           | -      | ham | Stulz       | CyberAir 3             |         | 30 min
core-ham-[1-2]     | network         | NET    | ham | Cisco       | Catalyst 9500          | 17.12.4 | 45 min
core-lei-1         | network         | NET    | lei | Cisco       | Catalyst 9300          | 17.12.4 | 45 min
core-lis-1         | network         | NET    | lis | Cisco       | Catalyst 9300          | 17.9.5  | 45 min
sw-ham-[1-12]      | network         | NET    | ham | Cisco       | Catalyst 9200          | 17.9.5  | 60 min
sw-lei-[1-5]       | network         | NET    | lei | Cisco       | Catalyst 9200          | 17.9.5  | 60 min
sw-lis-[1-4]       | network         | NET    | lis | Cisco       | Catalyst 9200          | 17.9.5  | 60 min
wan-ham-[1-2]      | network         | WAN    | ham | Juniper     | SRX345                 | 23.4R2  | 60 min
wan-lei-1          | network         | WAN    | lei | Juniper     | SRX345                 | 23.4R2  | 60 min
wan-lis-1          | network         | WAN    | lis | Juniper     | SRX340                 | 23.4R2  | 60 min
fw-ham-[1-2]       | network         | INET   | ham | Fortinet    | FortiGate 200F         | 7.4.7   | 60 min
line-ham-[1-2]     | network         | INET   | ham | Carrier     | Internet line 1 Gbit/s |         | 60 min
wlc-ham-[1-2]      | network         | WLAN   | ham | Cisco       | Catalyst 9800          | 17.12.4 | 60 min
ap-ham-[1-6]       | network         | WLAN   | ham | Cisco       | Catalyst 9136          | 17.12.4 | 30 min
ap-lei-[1-3]       | network         | WLAN   | lei | Cisco       | Catalyst 9136          | 17.12.4 | 30 min
ap-lis-[1-3]       | network         | WLAN   | lis | Cisco       | Catalyst 9136          | 17.12.4 | 30 min
esx-ham-[1-4]      | server          | VIRT   | ham | Dell        | PowerEdge R760         |         | 60 min
esx-lei-[1-2]      | server          | VIRT   | lei | Dell        | PowerEdge R660         |         | 60 min
vcenter-ham-1      | application     | VIRT   | ham | Broadcom    | vCenter Server         | 8.0.3   | 60 min
sto-ham-1          | storage         | STOR   | ham | NetApp      | AFF A250               | 9.14.1  | 2 h
sto-lei-1          | storage         | STOR   | lei | NetApp      | FAS2820                | 9.14.1  | 2 h
san-ham-[1-2]      | network         | STOR   | ham | Broadcom    | Brocade G620           | 9.1.1   | 60 min
tape-lei-1         | storage         | BACKUP | lei | IBM         | TS4300                 |         | 4 h
bkp-lei-1          | server          | BACKUP | lei | Dell        | PowerEdge R550         |         | 90 min
bkp-app-1          | application     | BACKUP | lei | Bareos      | Bareos                 | 23.1.1  | 45 min
dns-ham-1          | virtual-machine | DNS    | ham | Debian      | Debian                 | 12      | 15 min
dns-lei-1          | virtual-machine | DNS    | lei | Debian      | Debian                 | 12      | 15 min
dhcp-ham-1         | virtual-machine | DNS    | ham | Debian      | Debian                 | 12      | 15 min
dc-ham-[1-2]       | virtual-machine | DIR    | ham | Microsoft   | Windows Server         | 2022    | 30 min
dc-lei-1           | virtual-machine | DIR    | lei | Microsoft   | Windows Server         | 2022    | 30 min
sso-ham-1          | virtual-machine | DIR    | ham | Keycloak    | Keycloak               | 26.1.4  | 20 min
pg-ham-[1-2]       | virtual-machine | DB     | ham | Debian      | Debian                 | 12      | 30 min
pg-cluster-1       | database        | DB     | ham | PostgreSQL  | PostgreSQL             | 16.8    | 30 min
ora-ham-[1-2]      | server          | DB     | ham | Dell        | PowerEdge R660         |         | 60 min
ora-erp-1          | database        | DB     | ham | Oracle      | Oracle Database        | 19.26   | 60 min
mx-ham-[1-2]       | virtual-machine | MAIL   | ham | Debian      | Debian                 | 12      | 20 min
mail-store-1       | virtual-machine | MAIL   | ham | Dovecot     | Dovecot                | 2.3.21  | 60 min
files-ham-1        | virtual-machine | FILES  | ham | Microsoft   | Windows Server         | 2019    | 60 min
files-lis-1        | server          | FILES  | lis | Synology    | RackStation RS3621     | 7.2     | 2 h
pbx-ham-1          | virtual-machine | PHONE  | ham | Sangoma     | Asterisk               | 20.11.1 | 30 min
pbx-lei-1          | virtual-machine | PHONE  | lei | Sangoma     | Asterisk               | 20.11.1 | 30 min
sip-trunk-1        | network         | PHONE  | -   | Carrier     | SIP trunk              |         | 60 min
vpn-ham-[1-2]      | virtual-machine | VPN    | ham | WireGuard   | WireGuard              | 1.0     | 15 min
mdm-1              | cloud           | WORK   | -   | Microsoft   | Intune                 |         | 60 min
pkg-ham-1          | virtual-machine | WORK   | ham | Microsoft   | Windows Server         | 2022    | 60 min
desk-app-1         | virtual-machine | DESK   | ham | Debian      | Debian                 | 12      | 30 min
erp-app-[1-2]      | virtual-machine | ERP    | ham | SUSE        | SLES                   | 15 SP6  | 30 min
erp-if-1           | application     | ERP    | ham | In-house    | ERP interfaces         | 4.18    | 30 min
pay-app-1          | virtual-machine | PAY    | ham | DATEV       | LODAS                  | 12.5    | 60 min
dwh-db-1           | database        | DWH    | ham | PostgreSQL  | PostgreSQL             | 15.12   | 60 min
dwh-etl-1          | virtual-machine | DWH    | ham | Debian      | Debian                 | 12      | 30 min
shop-web-[1-3]     | container       | SHOP   | ham | In-house    | Shop front             | 7.3.1   | 10 min
shop-cache-1       | container       | SHOP   | ham | Valkey      | Valkey                 | 8.0.2   | 10 min
shop-search-1      | container       | SHOP   | ham | OpenSearch  | OpenSearch             | 2.19.1  | 20 min
shop-pay-1         | cloud           | SHOP   | -   | Provider    | Payment gateway        |         | 30 min
wms-app-[1-2]      | virtual-machine | WMS    | lei | Debian      | Debian                 | 12      | 30 min
wms-db-1           | database        | WMS    | lei | PostgreSQL  | PostgreSQL             | 15.12   | 45 min
scanner-gw-1       | network         | WMS    | lei | Zebra       | Scanner gateway        | 3.2     | 30 min
prn-ham-1          | virtual-machine | PRINT  | ham | Microsoft   | Windows Server         | 2019    | 30 min
prn-label-[1-2]    | other           | PRINT  | lei | Zebra       | ZT411                  |         | 30 min
spring-core        | library         | ERP    | -   | VMware      | spring-core            | 6.1.14  | 0      | pkg:maven/org.springframework/spring-core@6.1.14
log4j-core         | library         | ERP    | -   | Apache      | log4j-core             | 2.24.1  | 0      | pkg:maven/org.apache.logging.log4j/log4j-core@2.24.1
express            | library         | SHOP   | -   | OpenJS      | express                | 4.21.1  | 0      | pkg:npm/express@4.21.1
react              | library         | SHOP   | -   | Meta        | react                  | 18.3.1  | 0      | pkg:npm/react@18.3.1
openssl            | library         | SHOP   | -   | OpenSSL     | openssl                | 3.0.15  | 0      | pkg:deb/debian/openssl@3.0.15
`;

const sites: Readonly<Record<string, SiteKey>> = { ham: 'hamburg', lei: 'leipzig', lis: 'lisboa' };

export const sampleAssets: readonly SampleAsset[] = lines
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [names, kind, service, site, vendor, product, version, restore, purl] = line.split('|').map((cell) => cell.trim()) as string[];
    return expanded(names!).map((name) => ({
      name,
      kind: kind as AssetKind,
      service: service === '-' ? null : service!,
      site: sites[site!] ?? null,
      vendor: vendor!,
      product: product!,
      productVersion: version === '' ? null : version!,
      restoreMinutes: minutesOf(restore!)!,
      purl: purl ?? null,
    }));
  });

/** `core-[1-2]`: `core-1`, `core-2`. */
export function expanded(names: string): readonly string[] {
  const range = /^(.*)\[(\d+)-(\d+)\]$/.exec(names);
  if (!range) return [names];
  const [, stem, first, last] = range as unknown as [string, string, string, string];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, step) => `${stem}${Number(first) + step}`);
}
