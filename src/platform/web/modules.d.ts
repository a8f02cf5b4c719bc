/** Tabler's icons, imported one by one, so that neither build nor browser meets the other six thousand. */
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  const icon: import('react').ComponentType<{ size?: number | string; stroke?: number | string; className?: string }>;
  export default icon;
}

declare module '*.module.css' {
  const names: Readonly<Record<string, string>>;
  export default names;
}
declare module '*.css' {}
