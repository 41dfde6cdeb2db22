"""Documents (文书): every form as docx, xlsx and pdf, from policy models and filled forms."""
