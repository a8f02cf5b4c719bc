/**
 * What needs what in the sample: `ERP runs-on erp-app-[1-2] (application servers)` is a redundancy group, a question mark behind the kind a
 * soft dependency. Capitals are services, anything else is an asset.
 */
import type { DependencyKind } from '#operations/rules';
import { expanded } from './assets.ts';

export interface SampleNeed {
  readonly from: string;
  readonly to: string;
  readonly kind: DependencyKind;
  readonly isSoft: boolean;
  readonly group: string | null;
}

const lines = `
NET connects-through core-ham-[1-2] (core Hamburg)
NET connects-through? core-lei-1
NET connects-through? core-lis-1
NET connects-through? sw-ham-[1-12]
NET connects-through? sw-lei-[1-5]
NET connects-through? sw-lis-[1-4]
core-ham-[1-2] powered-by ups-ham-[1-2] (power Hamburg)
core-lei-1 powered-by ups-lei-1
WAN connects-through wan-ham-[1-2] (routers Hamburg)
WAN connects-through? wan-lei-1
WAN connects-through? wan-lis-1
wan-ham-[1-2] connects-through core-ham-[1-2] (core Hamburg)
INET connects-through fw-ham-[1-2] (firewalls)
INET connects-through line-ham-[1-2] (lines)
fw-ham-[1-2] connects-through core-ham-[1-2] (core Hamburg)
WLAN connects-through wlc-ham-[1-2] (controllers)
WLAN connects-through? ap-ham-[1-6]
WLAN connects-through? ap-lei-[1-3]
WLAN connects-through? ap-lis-[1-3]
WLAN uses DIR
WLAN connects-through NET
VIRT runs-on esx-ham-[1-4] (hosts Hamburg)
VIRT runs-on? esx-lei-[1-2]
VIRT uses? vcenter-ham-1
VIRT stores-on STOR
VIRT connects-through NET
esx-ham-[1-4] powered-by ups-ham-[1-2] (power Hamburg)
esx-lei-[1-2] powered-by ups-lei-1
STOR stores-on sto-ham-1
STOR uses? sto-lei-1
STOR connects-through san-ham-[1-2] (fabric)
sto-ham-1 powered-by ups-ham-[1-2] (power Hamburg)
sto-ham-1 powered-by cooling-ham-[1-2] (cooling Hamburg)
sto-lei-1 powered-by ups-lei-1
BACKUP stores-on sto-lei-1
BACKUP connects-through WAN
bkp-app-1 runs-on bkp-lei-1
dns-ham-1 runs-on VIRT
dhcp-ham-1 runs-on VIRT
dns-lei-1 runs-on esx-lei-[1-2] (hosts Leipzig)
DNS runs-on dns-ham-1 (name servers)
DNS runs-on dns-lei-1 (name servers)
DNS uses? dhcp-ham-1
DNS connects-through NET
dc-ham-[1-2] runs-on VIRT
dc-lei-1 runs-on esx-lei-[1-2] (hosts Leipzig)
DIR runs-on dc-ham-[1-2] (domain controllers)
DIR runs-on dc-lei-1 (domain controllers)
DIR uses? sso-ham-1
DIR uses DNS
sso-ham-1 runs-on VIRT
pg-ham-[1-2] runs-on VIRT
pg-cluster-1 runs-on pg-ham-[1-2] (database pair)
ora-erp-1 runs-on ora-ham-[1-2] (database pair)
ora-ham-[1-2] stores-on STOR
DB connects-through NET
DB uses? BACKUP
MAIL uses mx-ham-[1-2] (mail gateways)
MAIL stores-on mail-store-1
MAIL connects-through INET
MAIL uses DIR
MAIL uses DNS
mx-ham-[1-2] runs-on VIRT
mail-store-1 runs-on VIRT
FILES runs-on files-ham-1
FILES runs-on? files-lis-1
FILES uses DIR
files-ham-1 runs-on VIRT
PHONE runs-on pbx-ham-1 (exchanges)
PHONE runs-on pbx-lei-1 (exchanges)
PHONE connects-through sip-trunk-1
PHONE connects-through NET
pbx-ham-1 runs-on VIRT
pbx-lei-1 runs-on esx-lei-[1-2] (hosts Leipzig)
VPN runs-on vpn-ham-[1-2] (gateways)
VPN connects-through INET
VPN uses DIR
vpn-ham-[1-2] runs-on VIRT
WORK uses? mdm-1
WORK uses? pkg-ham-1
WORK uses DIR
WORK connects-through? WLAN
pkg-ham-1 runs-on VIRT
DESK stores-on pg-cluster-1
DESK uses DIR
DESK uses? MAIL
desk-app-1 runs-on VIRT
ERP runs-on erp-app-[1-2] (application servers)
ERP stores-on ora-erp-1
ERP uses? erp-if-1
ERP uses DIR
ERP uses? PRINT
erp-app-[1-2] runs-on VIRT
erp-if-1 runs-on VIRT
PAY uses ERP
pay-app-1 runs-on VIRT
DWH uses? ERP
DWH uses? dwh-etl-1
dwh-db-1 runs-on VIRT
dwh-etl-1 runs-on VIRT
SHOP runs-on shop-web-[1-3] (front ends)
SHOP stores-on pg-cluster-1
SHOP uses? shop-cache-1
SHOP uses? shop-search-1
SHOP uses shop-pay-1
SHOP connects-through INET
SHOP uses? ERP
shop-web-[1-3] runs-on VIRT
shop-cache-1 runs-on VIRT
shop-search-1 runs-on VIRT
WMS runs-on wms-app-[1-2] (application servers)
WMS stores-on wms-db-1
WMS uses? ERP
WMS connects-through scanner-gw-1
WMS connects-through? WLAN
wms-app-[1-2] runs-on esx-lei-[1-2] (hosts Leipzig)
wms-db-1 runs-on esx-lei-[1-2] (hosts Leipzig)
PRINT runs-on prn-ham-1
PRINT uses? prn-label-[1-2]
prn-ham-1 runs-on VIRT
`;

export const sampleNeeds: readonly SampleNeed[] = lines
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [, from, kind, soft, to, group] = /^(\S+) ([a-z-]+)(\??) (\S+)(?: \((.+)\))?$/.exec(line) as unknown as string[];
    return expanded(from!).flatMap((one) =>
      expanded(to!).map((other) => ({
        from: one,
        to: other,
        kind: kind as DependencyKind,
        isSoft: soft === '?',
        group: group ?? null,
      })),
    );
  });
