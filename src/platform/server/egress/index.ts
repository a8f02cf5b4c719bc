/** Everything that leaves the house: the one client for addresses that somebody typed, and mail over the operator's server. */
export { monitorNetworksOf } from './address-policy.ts';
export { certificateExpiryOf } from './certificate.ts';
export { type Egress, type Patience, type Place } from './egress.ts';
export { makeEgresses, type Egresses, type EgressSettings } from './egresses.ts';
export { EgressFailure, egressFailures, type EgressFailureKind } from './failure.ts';
export { type HttpAnswer, type HttpRequest } from './http-exchange.ts';
export { mailSettingsOf, makeMailer, type Mail, type Mailer, type MailOutcome, type MailSettings } from './mail.ts';
