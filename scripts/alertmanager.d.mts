export function findAlertmanager(): string | undefined;
export function installAlertmanager(): void;
