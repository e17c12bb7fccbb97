// A chosen file is read into the field, where it can be looked at before it is sent. Without scripts it is pasted; who may
// not put a file in force has no field.
const chooser = document.querySelector('[data-read-into]');
if (chooser) {
  chooser.closest('label').hidden = false;
  chooser.addEventListener('change', async () => {
    const [file] = chooser.files;
    if (file) chooser.form.elements[chooser.dataset.readInto].value = await file.text();
  });
}
