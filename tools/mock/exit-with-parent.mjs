// Loaded into Prism's process before Prism: when the process that started it is gone, however it ended, so is Prism.
process.on('disconnect', () => process.exit());
