const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

export default function (config) {
  config.addFilter("day", (date) => format.format(new Date(date)));
  // Lists by project: [{ id, records }], from the front matter.
  config.addCollection("projects", (api) => {
    const projects = new Map();
    for (const record of api.getFilteredByGlob("records/**/*.md")) {
      const id = record.data.project ?? record.data.id;
      if (!projects.has(id)) projects.set(id, []);
      projects.get(id).push(record);
    }
    return [...projects].map(([id, records]) => ({ id, records }));
  });
}
