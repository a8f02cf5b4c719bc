/** Everything that leaves the house: the one client for addresses that somebody typed, and mail over the operator's server. */
export { mailSettingsOf, makeMailer, type Mail, type Mailer, type MailOutcome, type MailSettings } from './mail.ts';
