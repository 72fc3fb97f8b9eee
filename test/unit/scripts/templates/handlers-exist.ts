export const page = { onOrder: () => undefined }
