// Puts a chosen file into the form: a text as it is, a package as Base64. Without this script the text is pasted.
(() => {
  "use strict";
  const form = document.querySelector("[data-import]");
  const row = form.querySelector("[data-import-file]");
  const said = form.querySelector("[data-import-said]");
  const input = row.querySelector("input");
  const largest = 1000000;
  row.hidden = false;

  const fill = (text, archive, name) => {
    form.elements.text.value = text;
    form.elements.archive.value = archive;
    form.elements.name.value = name;
  };

  /** Null for what is no text in UTF-8: it is sent as it is, and the server says what is wrong. */
  const asText = (bytes) => {
    const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
    try {
      return new TextDecoder(wide ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
    } catch (notText) {
      return null;
    }
  };

  const asBase64 = (bytes) => {
    let binary = "";
    bytes.forEach((byte) => { binary += String.fromCharCode(byte); });
    return btoa(binary);
  };

  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) {
      return;
    }
    form.elements.size.value = String(file.size);
    if (file.size > largest) {
      fill("", "", file.name);
      said.textContent = "This file is too large for a page. Use: podfall quiz import " + file.name;
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const text = packed ? null : asText(bytes);
    fill(text === null ? "" : text, text === null ? asBase64(bytes) : "", file.name);
    said.textContent = text === null ? "The file is ready to be looked at." : "The file is in the field below.";
  });
})();
