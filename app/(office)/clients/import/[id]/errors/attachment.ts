/**
 * Content-Disposition of a file to be kept under `name`, RFC 6266; `plain`, in ASCII, is for what cannot read the rest.
 * No-break blanks become plain ones: nobody types them into a search for a file.
 */
export function attachment(name: string, plain: string): string {
  const escaped = encodeURIComponent(name.replaceAll("\u00a0", " ")).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${escaped}`;
}
